import Canvas
print(1)
