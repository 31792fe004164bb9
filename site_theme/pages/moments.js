// The choice of a moment for lists (pages/filter.js) and for near me, which fetch this.
Object.assign(circles, { makeMoments, minuteMeant, momentWords });
