import { after, before, describe } from 'node:test';
import { noPostgres, startCluster, type Cluster } from '../ledger/postgres-cluster.ts';
import { openJourneyShop } from '../support/journey-shop.ts';
import { describeJourneys, quickest } from '../support/journey.ts';
import { goTheWayOfOneClick } from '../support/one-click.ts';

describe('on PostgreSQL', { skip: noPostgres ?? false }, () => {
  let cluster: Cluster;
  before(async () => { cluster = await startCluster(); });
  after(async () => { await cluster.remove(); });

  describeJourneys('the way of one click', quickest, (journey) => {
    journey('is the same: the second row follows the first', goTheWayOfOneClick);
  }, async () => openJourneyShop(await cluster.newDatabase()));
});
