import { onScopeDispose, watch } from 'vue';
import { pageLanguage, pageText } from '@/i18n/createTexts';
import { findingText } from '@/keycodes/checking/findingText';
import { useKeycodes } from '@/keycodes/keycodeStore';
import type { Keymap } from '../Keymap';
import { keycodeAt } from '../keycodeAt';
import type { KeymapProblem } from '../KeymapProblem';
import { writeCompactKeymap } from '@/files/keymap/writeKeymap';
import { useKeymap } from '../keymapStore';
import { checkLocally, type LocalFinding } from './checkLocally';
import { LiveValidation } from './LiveValidation';
import { notSaidYet } from './notSaidYet';
import { placeOfPath } from './placeOfPath';
import { validateRemotely } from './validateRemotely';

type Problem = Omit<KeymapProblem, 'source'>;

/**
 * Keeps the problems of the keymap that is edited up to date as long as the component is there: what the page itself sees at once, what
 * only the service knows once the keymap has not changed for a while.
 */
export function useLiveValidation(): void {
  const keymaps = useKeymap();
  const keycodes = useKeycodes();
  const live = new LiveValidation(validateRemotely, (findings) => {
    const said = new Set(keymaps.problems.filter(({ source }) => source === 'page').map(({ path }) => path));
    keymaps.report(
      'service',
      notSaidYet(findings, said, !keycodes.catalog.isEmpty).map(({ path, message, severity }) => problem(path, message, severity)),
    );
  });

  watch(
    () => [keymaps.keymap, keycodes.catalog, pageLanguage.value] as const,
    ([keymap, catalog], former) => {
      if (keymap === null) {
        live.stop();
        return;
      }
      const findings = checkLocally(keymap, {
        catalog,
        layers: keymap.layers.length,
      });
      keymaps.report(
        'page',
        findings.map((finding) => problem(finding.path, textOf(finding), severityOf(finding))),
      );
      keymaps.report('service', stillTrue(keymaps.problems, keymap, former?.[0] ?? null));
      live.changed(writeCompactKeymap(keymap));
    },
    { immediate: true },
  );
  onScopeDispose(() => live.stop());
}

// Until the service answers again, what it said about keycodes that have not changed holds.
function stillTrue(problems: readonly KeymapProblem[], keymap: Keymap, former: Keymap | null): Problem[] {
  return problems.filter(
    ({ source, place }) =>
      source === 'service' && former !== null && (place === undefined || keycodeAt(former, place) === keycodeAt(keymap, place)),
  );
}

function problem(path: string, message: string, severity: 'error' | 'warning'): Problem {
  const place = placeOfPath(path);
  return place === null ? { path, message, severity } : { place, path, message, severity };
}

function textOf(finding: LocalFinding): string {
  return finding.kind === 'keycode'
    ? findingText(finding.finding, pageText)
    : pageText(`keycodes.macros.problems.${finding.problem.code}`, {
        subject: finding.problem.subject,
      });
}

function severityOf(finding: LocalFinding): 'error' | 'warning' {
  return finding.kind === 'keycode' ? finding.finding.severity : finding.problem.severity;
}
