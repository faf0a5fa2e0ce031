import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// The first render of a page loads its bundle's worth of modules, which takes a while.
configure({ asyncUtilTimeout: 20_000 });

// jsdom lays nothing out, so it can't scroll either.
Element.prototype.scrollIntoView = jest.fn();
