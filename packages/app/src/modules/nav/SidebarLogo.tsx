import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    height: 2 * sidebarConfig.logoHeight,
    paddingLeft: 22,
    color: '#fff',
    fontSize: 20,
    fontWeight: 600,
    letterSpacing: '-0.01em',
    whiteSpace: 'nowrap',
  },
  mark: { width: 28, height: 28, marginRight: 12, flex: 'none' },
});

/** The name of the demo, shortened to its mark (a gauge, well up) in a closed sidebar. */
export const SidebarLogo = () => {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();

  return (
    <Link
      to="/"
      underline="none"
      className={classes.root}
      aria-label="helm-audit, home"
    >
      <svg className={classes.mark} viewBox="0 0 28 28" aria-hidden="true">
        <g fill="none" strokeWidth="3.5" strokeLinecap="round">
          <path d="M5 21 A11 11 0 1 1 23 21" stroke="#5b6572" />
          <path d="M5 21 A11 11 0 0 1 20 5.2" stroke="#5cc8a1" />
          <path d="M14 15 L18 9.5" stroke="currentColor" />
        </g>
      </svg>
      {isOpen && 'helm-audit'}
    </Link>
  );
};
