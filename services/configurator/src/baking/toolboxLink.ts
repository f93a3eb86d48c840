import { absoluteApiAddress } from '@/api/apiAddress';
import { jobPath } from '@/api/jobs';

/**
 * The link that makes QMK Toolbox fetch the firmware of a job: `qmk:` and a URL. Toolbox names its copy after what follows the URL's last
 * slash, and takes nothing that does not end in .hex or .bin (its MainWindow.cs and MainViewController.swift). `qmk://` would be taken too, but
 * browsers read what follows it as a host and spoil the URL.
 * @param firmwareFile Name of the firmware file.
 * @returns Null for a file that Toolbox does not take.
 */
export function toolboxLink(jobId: string, firmwareFile: string): string | null {
  return /\.(hex|bin)$/i.test(firmwareFile)
    ? `qmk:${absoluteApiAddress(`${jobPath(jobId, 'download')}/${encodeURIComponent(firmwareFile)}`)}`
    : null;
}
