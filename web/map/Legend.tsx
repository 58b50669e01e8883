import { useEffect, useRef } from 'react';
import type { LegendItem, LegendModel } from './legend.js';
import { drawLegendSign } from './legend-sign.js';

/** The map's legend. Signs are pictures; every one has its words beside it. */
export function Legend({ model }: { readonly model: LegendModel }) {
  return (
    <section className="legend" aria-label="Legend of the map">
      <p className="legend__title">{model.title}</p>
      <p className="legend__subtitle">{model.subtitle}</p>
      <ul className="legend__items">
        {model.items.map((item) => (
          <li key={item.text}>
            <Sign item={item} />
            <span>{item.text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sign({ item }: { readonly item: LegendItem }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { sign } = item;
  const width = sign.draw === 'circle' ? Math.max(24, Math.ceil(sign.radius * 2)) : 24;
  const height = sign.draw === 'circle' ? Math.max(18, Math.ceil(sign.radius * 2)) : 18;
  useEffect(() => {
    const element = canvas.current;
    const brush = element?.getContext('2d');
    if (!element || !brush) return;
    const sharpness = Math.max(1, devicePixelRatio);
    element.width = width * sharpness;
    element.height = height * sharpness;
    brush.scale(sharpness, sharpness);
    drawLegendSign(brush, sign, 0, 0, width, height);
  }, [sign, width, height]);
  return <canvas ref={canvas} className="legend__sign" style={{ width, height }} aria-hidden="true" />;
}
