import { useEffect, useState } from 'react';

export interface Position {
  latitude: number;
  longitude: number;
  /** Metres. */
  accuracy: number;
}

/** Where the device is: `asking` until it says so, null when it doesn't. */
export function usePosition(): Position | 'asking' | null {
  const [position, setPosition] = useState<Position | 'asking' | null>(
    'geolocation' in navigator ? 'asking' : null,
  );
  useEffect(() => {
    if (!('geolocation' in navigator)) return;
    let asks = true;
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) =>
        asks && setPosition({ latitude, longitude, accuracy }),
      () => asks && setPosition(null),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    );
    return () => {
      asks = false;
    };
  }, []);
  return position;
}
