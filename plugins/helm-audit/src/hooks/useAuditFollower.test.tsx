import { ReactNode } from 'react';
import { act, renderHook } from '@testing-library/react';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { HelmAuditApi } from '@helm-audit/plugin-helm-audit-common';
import { helmAuditApiRef } from '../api';
import { buildSummary } from '../testing';
import { mockHelmAuditApi } from '../__testUtils__';
import { useAuditFollower } from './useAuditFollower';

const entity = { kind: 'Component', namespace: 'default', name: 'checkout' };
const queued = buildSummary({ state: 'queued' });
const running = buildSummary({ state: 'running', stage: 'render' });
const completed = buildSummary();

function follow(api: HelmAuditApi, loaded = completed) {
  const onEnd = jest.fn();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <TestApiProvider apis={[[helmAuditApiRef, api]]}>
      {children}
    </TestApiProvider>
  );
  const hook = renderHook(() => useAuditFollower(entity, loaded, onEnd), {
    wrapper,
  });
  return { ...hook, onEnd };
}

const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

describe('useAuditFollower', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('asks for nothing while no audit runs', async () => {
    const api = mockHelmAuditApi();
    const { result } = follow(api);

    await pass(60_000);
    expect(result.current.active).toBe(false);
    expect(api.getSummary).not.toHaveBeenCalled();
  });

  it('follows a running audit to its end and then stops', async () => {
    const api = mockHelmAuditApi();
    api.getSummary.mockResolvedValueOnce(running).mockResolvedValue(completed);
    const { result, onEnd } = follow(api, queued);

    expect(result.current.active).toBe(true);
    await pass(1_000);
    expect(result.current.summary).toEqual(running);
    expect(onEnd).not.toHaveBeenCalled();

    await pass(1_300);
    expect(result.current.active).toBe(false);
    expect(onEnd).toHaveBeenCalledTimes(1);
    expect(onEnd).toHaveBeenCalledWith(completed);

    await pass(60_000);
    expect(api.getSummary).toHaveBeenCalledTimes(2);
  });

  it('looks less often the longer it takes, every five seconds at last', async () => {
    const api = mockHelmAuditApi({ getSummary: async () => running });
    follow(api, queued);

    await pass(10_000);
    const early = api.getSummary.mock.calls.length;
    expect(early).toBe(5);
    await pass(50_000);
    expect(api.getSummary.mock.calls.length - early).toBeLessThanOrEqual(11);
  });

  it('starts an audit and follows it', async () => {
    const api = mockHelmAuditApi();
    api.getSummary.mockResolvedValue(completed);
    const { result, onEnd } = follow(api);

    await act(() => result.current.trigger());
    expect(result.current.summary.state).toBe('queued');
    expect(result.current.active).toBe(true);

    await pass(1_000);
    expect(onEnd).toHaveBeenCalledTimes(1);
    expect(result.current.active).toBe(false);
  });

  it('keeps trying when a look fails', async () => {
    const api = mockHelmAuditApi();
    api.getSummary
      .mockRejectedValueOnce(new Error('offline'))
      .mockResolvedValue(completed);
    const { result, onEnd } = follow(api, running);

    await pass(1_000);
    expect(result.current.pollError?.message).toBe('offline');
    expect(result.current.active).toBe(true);

    await pass(1_300);
    expect(result.current.pollError).toBeUndefined();
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  it('says why an audit did not start', async () => {
    const api = mockHelmAuditApi({
      triggerAudit: async () => {
        throw new Error('not allowed');
      },
    });
    const { result } = follow(api);

    await act(() => result.current.trigger());
    expect(result.current.triggerError?.message).toBe('not allowed');
    expect(result.current.active).toBe(false);
  });

  it('stops when the page is left', async () => {
    const api = mockHelmAuditApi({ getSummary: async () => running });
    const { unmount, onEnd } = follow(api, running);

    await pass(1_000);
    unmount();
    await pass(60_000);
    expect(api.getSummary).toHaveBeenCalledTimes(1);
    expect(onEnd).not.toHaveBeenCalled();
  });
});
