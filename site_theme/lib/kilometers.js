// To 50 meters: nobody knows it better.
function distanceWords(meters) {
  if (meters < 975) return fill(_("{meters} 米"), { meters: Math.max(50, Math.round(meters / 50) * 50) });
  return fill(_("{kilometers} 公里"), { kilometers: meters < 9950 ? Math.round(meters / 100) / 10 : Math.round(meters / 1000) });
}
