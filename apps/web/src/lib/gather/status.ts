import type { ShownStatus } from '@gongsuan/core/gather';

/** The sign with which a status is shown; the word stands beside it. */
export function signOf(
  status: ShownStatus,
): 'now' | 'next' | 'done' | 'stopped' | 'waiting' | 'plain' {
  switch (status) {
    case 'submitted':
      return 'waiting';
    case 'changes-requested':
      return 'next';
    case 'accepted':
    case 'on-ballot':
    case 'admitted':
      return 'done';
    case 'refused':
    case 'excluded':
    case 'withdrawn':
    case 'left-off':
    case 'not-admitted':
    case 'ruled-out':
      return 'stopped';
    case 'draft':
    case 'to-assessment':
      return 'plain';
  }
}
