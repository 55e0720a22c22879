const patienceMs = 15_000;

/** Where the phone stands, in degrees; null when it gives no place: no safe connection, not allowed, not found in 15 seconds. */
export function whereIAm(): Promise<{ readonly lng: number; readonly lat: number } | null> {
  if (!window.isSecureContext || !('geolocation' in navigator)) return Promise.resolve(null);
  return new Promise((resolve) =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lng: round(coords.longitude), lat: round(coords.latitude) }),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: patienceMs },
    ),
  );
}

const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
