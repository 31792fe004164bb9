"""Maximal covering as an integer program. It needs SciPy: import it only where there is much to choose from."""

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, eye_array, hstack

Floats = NDArray[np.float64]


class CoveringProgram:
    """An integer program over sites and groups of homes.

    Its variables: whether a site is chosen; how much of a group is reached, no more than there are chosen
    sites that reach it; which chosen site is the first of those not yet named.
    """

    def __init__(self, sites: tuple[str, ...], groups: Collection[tuple[int, ...]], count: int) -> None:
        self._sites = sites
        self._some, self._all = len(sites), len(groups)
        rows = [row for row, group in enumerate(groups) for _ in group]
        columns = [site for group in groups for site in group]
        self._reach = csr_array((np.ones(len(rows)), (rows, columns)), shape=(self._all, self._some))
        site, group = eye_array(self._some), eye_array(self._all)
        covered = hstack([self._reach, -group, csr_array((self._all, self._some))])
        named = hstack([site, csr_array((self._some, self._all)), -site])
        self._rules = [
            LinearConstraint(covered.tocsr(), 0, np.inf),
            LinearConstraint(named.tocsr(), 0, np.inf),
            LinearConstraint(self._row(sites=1), 0, count),
        ]
        self._least, self._most = self._row(), self._row(sites=1, groups=1)

    def require_greatest_worth(self, worth: Collection[int]) -> None:
        """Allow from now on only choices that reach groups of the greatest worth together."""
        weights = np.array(list(worth), float)
        row = self._row(groups=weights)
        most = weights[self._reach @ self._best(row) > 0].sum()
        self._rules.append(LinearConstraint(row, most - 0.5, np.inf))

    def first_of_the_best(self) -> tuple[str, ...]:
        """The fewest sites; of several such choices the one whose ids come first."""
        fewest = int(self._best(self._row(sites=-1)).sum())
        self._rules.append(LinearConstraint(self._row(sites=1), fewest, fewest))
        self._rules.append(LinearConstraint(self._row(first=1), 1, 1))
        self._most[:] = 1
        named: list[int] = []
        for _ in range(fewest):
            chosen = self._best(self._row(first=-np.arange(1.0, self._some + 1)))
            named.append(next(index for index in np.flatnonzero(chosen).tolist() if index not in named))
            self._fix_sites(named)
        return tuple(self._sites[index] for index in named)

    def _fix_sites(self, named: list[int]) -> None:
        """Force the named sites in, and out those before the last of them that are not named."""
        first = self._some + self._all
        self._most[: named[-1]] = 0
        self._most[first : first + named[-1] + 1] = 0
        self._most[named] = self._least[named] = 1

    def _best(self, row: Floats) -> NDArray[np.bool_]:
        """The sites chosen where a weighted sum of the variables is greatest."""
        found = milp(
            -row,
            integrality=self._row(sites=1),
            bounds=Bounds(self._least, self._most),
            constraints=self._rules,
            options={"mip_rel_gap": 0},
        )
        if not found.success:
            raise ArithmeticError(found.message)
        return np.asarray(found.x[: self._some] > 0.5)

    def _row(
        self, sites: Floats | float = 0, groups: Floats | float = 0, first: Floats | float = 0
    ) -> Floats:
        """A weight for every variable."""
        sizes = (self._some, self._all, self._some)
        return np.concatenate(
            [np.full(size, part, float) for size, part in zip(sizes, (sites, groups, first), strict=True)]
        )
