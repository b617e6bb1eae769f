/**
 * 示範資料: one city with a year of printed records, a finished and a running cycle, and a national
 * topic. Everything goes in through the acts that people use; only the clock is told.
 */
import type { TenantId } from '@gongsuan/core/people';
import { inPlatform } from '@gongsuan/store';
import { tenants } from '@gongsuan/store/people';
import type { DemoHouse } from './house.ts';
import { finishedCycle, runningCycle } from './city-cycles.ts';
import { openDemoAccounts, openCity, openNation } from './organisations.ts';
import { recordTaipei2016 } from './record-year.ts';
import { nationalTopic } from './topic.ts';

/** Loads the demonstration into a platform without tenants; does nothing when there are any. */
export async function loadDemo(house: DemoHouse, now: Date): Promise<'loaded' | 'not-empty'> {
  const there = await inPlatform(house.db, (tx) => tenants.list(tx));
  if (there.length > 0) return 'not-empty';
  house.report('機關與帳號', 'Organisations and accounts');
  await openNation(house, now);
  const city = await openCity(house, now);
  await openDemoAccounts(house, now);
  house.report('臺北市 105 年度紀錄', 'Records of Taipei, 2016');
  await recordTaipei2016(house, city, now);
  house.report('已完成的示範年度', 'A finished demonstration year');
  await finishedCycle(house, city, now);
  house.report('進行中的示範年度（開放投票）', 'The running demonstration year (voting is open)');
  await runningCycle(house, city, now);
  house.report('國發會示範主題', 'The national demonstration topic');
  await nationalTopic(house, 'ndc' as TenantId, now);
  return 'loaded';
}
