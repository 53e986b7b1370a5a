"""Log-likelihoods, posteriors and a step of Baum-Welch that hmmlearn finds, for the tests to compare with.

    python3 -m venv venv && venv/bin/pip install hmmlearn==0.3.3
    venv/bin/python Tests/Independent/hidden_markov.py > Tests/Independent/hidden_markov.json

Three chains of the same model: two complete, one with missing values, each of which adds 0 to the log-likelihood of its bin.
Seeded: the same file at every run. Not needed at run time, nor by the tests.
"""

import json

import numpy as np
from hmmlearn.hmm import GaussianHMM


MISSING = 1e30  # hmmlearn refuses NaN


class WithMissing(GaussianHMM):
    """hmmlearn's passes over emissions of which missing values are left out."""

    def _compute_log_likelihood(self, values):
        values = values[:, None, :]
        covars = self._covars_
        each = -0.5 * (np.log(2 * np.pi * covars) + (values - self.means_) ** 2 / covars)
        return np.where(values == MISSING, 0, each).sum(axis=2)


def model(kind):
    made = kind(
        n_components=4, covariance_type="diag", n_iter=1, init_params="", params="stmc", covars_prior=0, covars_weight=1,
        means_weight=0, implementation="log")
    made.means_ = np.array([[0.85, 0.74, 0.48], [0.58, 0.53, 0.32], [0.36, 0.41, 0.53], [0.13, 0.18, 0.1]])
    made.covars_ = np.array([[0.02, 0.015, 0.02], [0.03, 0.01, 0.015], [0.02, 0.03, 0.04], [0.01, 0.012, 0.01]])
    made.transmat_ = np.array(
        [[0.94, 0.03, 0.01, 0.02], [0.02, 0.95, 0.02, 0.01], [0.005, 0.015, 0.96, 0.02], [0.01, 0.02, 0.02, 0.95]])
    made.startprob_ = np.array([0.4, 0.3, 0.2, 0.1])
    return made


def rounded(array, digits):
    return [[None if np.isnan(x) else round(float(x), digits) for x in row] for row in np.atleast_2d(array)]


random = np.random.RandomState(22)
plain = model(GaussianHMM)
# Longer than a block of the kernel, and not a multiple of it.
chains = [plain.sample(count, random_state=random)[0].round(4) for count in (530, 97, 280)]
chains[2][random.rand(*chains[2].shape) < 0.2] = np.nan
chains[2][100:112] = np.nan

found = []
for values in chains:
    with_missing = model(WithMissing)
    likelihood, posteriors = with_missing.score_samples(np.nan_to_num(values, nan=MISSING))
    if not np.isnan(values).any():
        plain_likelihood, plain_posteriors = plain.score_samples(values)
        assert abs(likelihood - plain_likelihood) < 1e-8 and np.allclose(posteriors, plain_posteriors)
    found.append({"values": rounded(values, 4), "log_likelihood": float(likelihood), "posteriors": rounded(posteriors, 6)})

stepped = model(GaussianHMM).fit(np.concatenate(chains[:2]), lengths=[len(c) for c in chains[:2]])
before = model(GaussianHMM)
print(json.dumps({
    "model": {
        "means": rounded(before.means_, 9), "variances": rounded(before._covars_, 9),
        "transitions": rounded(before.transmat_, 9), "start": rounded(before.startprob_, 9)[0]},
    "chains": found,
    "step": {
        "means": rounded(stepped.means_, 9), "variances": rounded(stepped._covars_, 9),
        "transitions": rounded(stepped.transmat_, 9), "start": rounded(stepped.startprob_, 9)[0]},
}, separators=(",", ":")))
