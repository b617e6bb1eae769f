-- 公開抽籤: a lot may be drawn from a number that nobody can choose (a lottery's, of a day announced
-- beforehand). Who has the number can draw the same order again.
alter table admit.settlement
  add column seed text,
  add constraint settlement_seed check (seed is null or (method = 'public-lot' and seed <> ''));
