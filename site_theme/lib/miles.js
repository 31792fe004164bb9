// In place of kilometers.js where people count in miles. Nobody knows it better than to 50 yards.
function distanceWords(meters) {
  const miles = meters / 1609.344, yards = meters / 0.9144;
  if (miles < 0.2) return fill(_("{yards} 码"), { yards: Math.max(50, Math.round(yards / 50) * 50) });
  return fill(_("{miles} 英里"), { miles: miles < 9.95 ? Math.round(miles * 10) / 10 : Math.round(miles) });
}
