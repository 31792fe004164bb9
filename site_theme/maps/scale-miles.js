const SCALE = { metric: false, updateWhenIdle: true };
