const SCALE = { imperial: false, updateWhenIdle: true };
