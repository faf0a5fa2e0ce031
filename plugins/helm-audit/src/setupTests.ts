import '@testing-library/jest-dom';

// jsdom lays nothing out, so it can't scroll either.
Element.prototype.scrollIntoView = jest.fn();
