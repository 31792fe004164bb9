// Points are [latitude, longitude]; data files give them in steps of about a meter.
const pointAt = (north, east) => [north / 1e5, east / 1e5];

// Meters per degree on the plane that touches the earth at a latitude, as in generator/service_circles/geo/distance.py.
function planeAt(latitude) {
  const radians = latitude * Math.PI / 180, degree = 6378137 * Math.PI / 180, eccentricity = 0.00669437999014;
  const flattening = 1 - eccentricity * Math.sin(radians) ** 2;
  return {
    north: degree * (1 - eccentricity) / Math.pow(flattening, 1.5),
    east: degree / Math.sqrt(flattening) * Math.cos(radians),
  };
}

function metersOn(plane, [latitude, longitude], [otherLatitude, otherLongitude]) {
  return Math.hypot((otherLatitude - latitude) * plane.north, (otherLongitude - longitude) * plane.east);
}

// The point of a box that is nearest to a point.
function nearestIn([south, west, north, east], [latitude, longitude]) {
  return [Math.min(Math.max(latitude, south), north), Math.min(Math.max(longitude, west), east)];
}
