const clockText = minute => [minute / 60, minute % 60].map(n => ("0" + Math.floor(n)).slice(-2)).join(":");
