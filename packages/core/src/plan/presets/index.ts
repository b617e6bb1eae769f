/** Every place's process that is known well enough to begin from. Data only. */
import type { Preset } from '../draft.ts';
import { beitou2017 } from './beitou-2017.ts';
import { kaohsiung2016, qianzhen2018 } from './kaohsiung.ts';
import { ndcTopic } from './ndc-topic.ts';
import { daguan2015, luzhou2019, sanxia2015, xindian2025 } from './new-taipei.ts';
import { taichungCentral2015 } from './taichung-central-2015.ts';
import { taipeiDaan2016, taipeiDistrict2016 } from './taipei-2016.ts';
import { taipeiDistrict } from './taipei-district.ts';
import { taipeiShilin2017 } from './taipei-shilin-2017.ts';
import { anping2025, tainanLowCarbon2019 } from './tainan.ts';
import { dayuan2017 } from './taoyuan-dayuan-2017.ts';

export const PRESETS: readonly Preset[] = [
  taipeiDistrict,
  ndcTopic,
  xindian2025,
  anping2025,
  tainanLowCarbon2019,
  luzhou2019,
  qianzhen2018,
  dayuan2017,
  taipeiShilin2017,
  beitou2017,
  taipeiDistrict2016,
  taipeiDaan2016,
  kaohsiung2016,
  taichungCentral2015,
  daguan2015,
  sanxia2015,
];

export function findPreset(key: string): Preset | undefined {
  return PRESETS.find((preset) => preset.key === key);
}
