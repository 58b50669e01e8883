import { useEffect, useState, type ReactNode } from 'react';

interface SliderProps {
  readonly id: string;
  readonly label: string;
  /** What each place on the slider means, in words. */
  readonly stops: readonly string[];
  readonly at: number;
  readonly onSettle: (at: number) => void;
  /** Under it: what it does, and what beside it changes. */
  readonly children?: ReactNode;
}

/** Milliseconds after the last step before the question is asked anew: keys held down ask once. */
const settlesAfter = 300;

/** A native slider over a few stops: its words move with the hand, and what hangs on it follows when the hand rests. */
export function Slider({ id, label, stops, at, onSettle, children }: SliderProps) {
  const [{ place, basis }, setPlace] = useState({ place: at, basis: at });
  // Moved elsewhere (back, a link, an answer): the slider follows.
  if (basis !== at) setPlace({ place: at, basis: at });
  useEffect(() => {
    if (place === at) return;
    const timer = setTimeout(() => onSettle(place), settlesAfter);
    return () => clearTimeout(timer);
  }, [place, at, onSettle]);
  return (
    <div className="slider">
      <label className="slider__label" htmlFor={id}>
        {label}: <output htmlFor={id}>{stops[place]}</output>
      </label>
      <input
        className="slider__input"
        type="range"
        id={id}
        min={0}
        max={Math.max(0, stops.length - 1)}
        step={1}
        value={place}
        aria-valuetext={stops[place]}
        aria-describedby={children ? `${id}-note` : undefined}
        onChange={(event) => setPlace({ place: Number(event.target.value), basis: at })}
      />
      {children && (
        <div className="slider__note" id={`${id}-note`}>
          {children}
        </div>
      )}
    </div>
  );
}
