export { Tile, Tiles } from './Tile';
