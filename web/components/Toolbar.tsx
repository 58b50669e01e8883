import { useState, type ReactNode } from 'react';
import { Button } from './Button.js';
import { Menu } from './Menu.js';
import { useAnnounce } from '../layout/Announcer.js';
import type { MapImage } from '../map/map-handle.js';

interface ToolbarProps {
  /** Files to be had: what each is called, and its address. */
  readonly files: readonly (readonly [string, string])[];
  /** The link to copy, complete. */
  readonly link: () => string;
  readonly image: () => Promise<MapImage>;
  /** The image's file name for a marking. */
  readonly imageName: (marking: string) => string;
  /** Buttons of the view's own. */
  readonly children?: ReactNode;
}

/** What to do with what is shown: link, files, image, print. */
export function Toolbar({ files, link, image, imageName, children }: ToolbarProps) {
  const announce = useAnnounce();
  const [said, setSaid] = useState('');

  const say = (text: string) => {
    setSaid(text);
    announce(text);
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link());
      say('Link copied');
    } catch {
      say('The browser would not copy. Copy the address from the address bar.');
    }
  };
  const save = async () => {
    try {
      const { blob, marking } = await image();
      const address = URL.createObjectURL(blob);
      const anchor = document.createElement('a');
      anchor.href = address;
      anchor.download = imageName(marking);
      anchor.click();
      URL.revokeObjectURL(address);
      say('Image of the map saved');
    } catch {
      say('The image could not be made. Switch the background map off and try again.');
    }
  };

  return (
    <div className="toolbar">
      <span className="toolbar__said" aria-hidden="true">
        {said}
      </span>
      <Button look="secondary" onClick={() => void copy()}>
        Copy link
      </Button>
      <Menu text="Export">
        {files.map(([text, address]) => (
          <li key={text}>
            <a href={address} download className="menu__item">
              {text}
            </a>
          </li>
        ))}
        <li>
          <button type="button" className="menu__item" onClick={() => void save()}>
            Map as an image
          </button>
        </li>
      </Menu>
      {children}
      <Button look="secondary" onClick={() => window.print()}>
        Print
      </Button>
    </div>
  );
}
