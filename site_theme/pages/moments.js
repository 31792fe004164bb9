// The choice of a moment for the filter of lists (pages/filter.js), which fetches this.
Object.assign(circles, { makeMoments, momentWords });
