import { OwnershipGapKind } from '@helm-audit/plugin-helm-audit-common';
import { GAP_TITLES } from '../../lib/orgWords';
import { Tile, Tiles } from '../Tile';
import { GapChoice } from './useGapChoice';

const KINDS = Object.keys(GAP_TITLES) as OwnershipGapKind[];

/** What is missing to a clear owner, with how many services lack it. */
export function GapTiles(props: {
  gaps: Record<OwnershipGapKind, number>;
  choice: GapChoice;
}) {
  const { gaps, choice } = props;
  return (
    <Tiles label="What is missing">
      {KINDS.map(gap => {
        const [title, hint] = GAP_TITLES[gap];
        const pressed = choice.isChosen({ gap });
        return (
          <Tile
            key={gap}
            title={title}
            value={gaps[gap]}
            hint={hint}
            pressed={pressed}
            onPress={
              gaps[gap] > 0 || pressed
                ? () => choice.choose({ gap })
                : undefined
            }
          />
        );
      })}
    </Tiles>
  );
}
