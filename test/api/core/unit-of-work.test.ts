import { Logger } from '@nestjs/common';
import { Database } from '../../../server/src/core/database/database';
import { isDuplicateKey, LostRace } from '../../../server/src/core/database/duplicate-key';
import { keysetPage } from '../../../server/src/core/database/paging';
import { UnitOfWork } from '../../../server/src/core/database/unit-of-work';
import { Job } from '../../../server/src/core/jobs/job.entity';
import { entities } from '../../../server/src/entities';
import { migrations } from '../../../server/src/migrations';
import { databases, type OpenDatabase } from '../../support/databases';

jest.setTimeout(30_000);
Logger.overrideLogger(false);

const soon = () => new Promise((resolve) => setTimeout(resolve, 5 * Math.random()));
const row = (id: string, runAt = 1_795_000_000_000) => ({ id, name: 'test', payload: { id }, runAt, attempts: 0 });

/** A door that can be waited for. */
function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

describe.each(databases)('a unit of work on $name', ({ name, open }) => {
  let where: OpenDatabase;
  let database: Database;
  let uow: UnitOfWork;
  const add = (id: string, runAt?: number) => uow.repo(Job).insert(row(id, runAt));
  const ids = async () => (await uow.repo(Job).find({ order: { id: 'ASC' } })).map((job) => job.id);
  const bump = (id: string) => uow.execute('UPDATE job SET attempts = attempts + 1 WHERE id = ?', [id]);
  const attemptsOf = async (id: string) => (await uow.repo(Job).findOneByOrFail({ id })).attempts;

  beforeAll(async () => {
    where = await open();
    database = await Database.open({ ...where, entities, migrations });
    uow = new UnitOfWork(database);
  });
  beforeEach(() => uow.run(() => uow.execute('DELETE FROM job')));
  afterAll(async () => {
    await database.close();
    await where.drop();
  });

  it('is never taken for a run of another server in the same process', async () => {
    const other = new UnitOfWork(database);
    await uow.run(async () => {
      await add('mine');
      await expect(other.execute('DELETE FROM job')).rejects.toThrow('A write needs a run around it');
    });
    expect(await ids()).toEqual(['mine']);
  });

  it('keeps every acknowledged write and no stray one among parallel runs that roll back', async () => {
    const attempt = async (n: number) => {
      const id = `run${String(n).padStart(3, '0')}`;
      const kept = n % 3 !== 0;
      const run = uow.run(async () => {
        await add(`${id}a`);
        await soon();
        await add(`${id}b`);
        if (!kept) throw new Error('changed my mind');
      });
      await (kept ? run : expect(run).rejects.toThrow('changed my mind'));
      return kept ? [`${id}a`, `${id}b`] : [];
    };
    const acknowledged = await Promise.all(Array.from({ length: 24 }, (_, n) => attempt(n)));
    expect(await ids()).toEqual(acknowledged.flat());
  });

  it('gets 200 mixed writes at once all right', async () => {
    await uow.run(() => add('counter'));
    await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        uow.run(async () => {
          if (n % 2 === 0) await bump('counter');
          else await add(`w${n}`);
        }),
      ),
    );
    expect(await attemptsOf('counter')).toBe(100);
    expect(await ids()).toHaveLength(101);
  });

  it('lets a run inside a run join it', async () => {
    const run = uow.run(async () => {
      await uow.run(() => add('inner'));
      throw new Error('outer fails');
    });
    await expect(run).rejects.toThrow('outer fails');
    expect(await ids()).toEqual([]);
  });

  it('fails the outer run when a joined one failed, even if nobody minded', async () => {
    const half = async () => {
      await add('half');
      throw new Error('inner fails');
    };
    const run = uow.run(async () => {
      await add('outer');
      await uow.run(half).catch(() => undefined);
    });
    await expect(run).rejects.toThrow('inner fails');
    expect(await ids()).toEqual([]);
  });

  it('sees its own rows inside, while a reader sees only committed ones', async () => {
    const written = gate();
    const looked = gate();
    const run = uow.run(async () => {
      await add('fresh');
      expect(await ids()).toEqual(['fresh']);
      written.open();
      await looked.opened;
    });
    await written.opened;
    expect(await ids()).toEqual([]);
    looked.open();
    await run;
    expect(await ids()).toEqual(['fresh']);
  });

  it('refuses to write outside a run', async () => {
    await expect(add('stray')).rejects.toThrow(name === 'SQLite' ? /readonly/ : /READ ONLY/);
    await expect(bump('stray')).rejects.toThrow('A write needs a run around it');
  });

  it('calls back in order after the commit, and never for a run that failed', async () => {
    const heard: string[] = [];
    const tell = (what: string) => () => void heard.push(what);
    await uow.run(async () => {
      uow.afterCommit(tell('first'));
      await uow.run(async () => uow.afterCommit(tell('second')));
      await soon();
      heard.push('still running');
    });
    await uow.run(async () => {
      uow.afterCommit(tell('never'));
      throw new Error('no');
    }).catch(() => undefined);
    expect(heard).toEqual(['still running', 'first', 'second']);
  });

  it('finds its row committed in the callback, which may start a run and may fail without harm', async () => {
    const later = gate();
    const outcome = await uow.run(async () => {
      await add('first');
      uow.afterCommit(() => {
        throw new Error('nobody hears this');
      });
      uow.afterCommit(() => {
        void uow.run(() => add('second')).then(later.open);
      });
      return 'done';
    });
    expect(outcome).toBe('done');
    await later.opened;
    expect(await ids()).toEqual(['first', 'second']);
  });

  it('runs the work again when the database gave way, and calls back once', async () => {
    let attempts = 0;
    const called: number[] = [];
    await uow.run(async () => {
      attempts++;
      await add('once');
      uow.afterCommit(() => void called.push(attempts));
      if (attempts < 3) throw Object.assign(new Error('deadlock'), { errno: 1213 });
    });
    expect([attempts, called, await ids()]).toEqual([3, [3], ['once']]);
  });

  it('runs the work again when somebody was faster, even if the one who noticed was inside another run', async () => {
    let tries = 0;
    await uow.run(async () => {
      await add(`try${(tries += 1)}`);
      await uow.run(async () => {
        if (tries < 3) throw new LostRace('read before somebody wrote');
      });
    });
    expect(await ids()).toEqual(['try3']);
  });

  it('knows a duplicate key, primary or unique, and goes on in the same run', async () => {
    await uow.run(async () => {
      await uow.repo(Job).insert({ ...row('a'), key: 'k' });
      expect(await add('a').catch(isDuplicateKey)).toBe(true);
      const sameKey = uow.repo(Job).insert({ ...row('b'), key: 'k' });
      expect(await sameKey.catch(isDuplicateKey)).toBe(true);
      await add('c');
    });
    expect(await ids()).toEqual(['a', 'c']);
  });

  it('counts the rows a statement matched, changed or not', async () => {
    await uow.run(async () => {
      await add('a', 5);
      const { affected } = await uow.repo(Job).update({ id: 'a' }, { runAt: 5 });
      expect(affected).toBe(1);
      expect(await uow.execute('UPDATE job SET run_at = 5 WHERE id = ?', ['a'])).toBe(1);
      expect(await uow.execute('UPDATE job SET run_at = 5 WHERE id = ?', ['b'])).toBe(0);
    });
  });

  it('gives back numbers, JSON and Chinese as they were, and tells upper from lower case', async () => {
    const payload = { 名: '张三😀', n: [1, null, true] };
    await uow.run(() => uow.repo(Job).insert([{ ...row('x'), payload, key: 'Key' }, { ...row('y'), key: 'key' }]));
    const found = await uow.repo(Job).findOneByOrFail({ key: 'Key' });
    expect(found).toMatchObject({ id: 'x', runAt: 1_795_000_000_000, payload, doneAt: null });
    const sums = 'SELECT COUNT(*) AS jobs, SUM(attempts) AS total, MAX(run_at) AS latest FROM job WHERE name = ?';
    expect((await uow.query<object>(sums, ['test']))[0]).toEqual({ jobs: 2, total: 0, latest: 1_795_000_000_000 });
  });

  it('pages by time and id without gaps or repeats', async () => {
    await uow.run(async () => {
      for (let n = 0; n < 7; n++) await add(`p${n}`, 1_000 + Math.floor(n / 3));
    });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await keysetPage(uow.repo(Job).createQueryBuilder('j').where({ name: 'test' }), 'runAt', { after, limit: 2 });
      seen.push(...page.items.map((job) => job.id));
      after = page.next ?? undefined;
    } while (after);
    expect(seen).toEqual(['p6', 'p5', 'p4', 'p3', 'p2', 'p1', 'p0']);
    const lost = keysetPage(uow.repo(Job).createQueryBuilder('j'), 'runAt', { after: 'x', limit: 2 });
    await expect(lost).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });

  /** Two runs lock a and b crosswise; SQLite's queue never lets them meet, MariaDB kills one. */
  it.each(['both mind', 'nobody minds'])('brings two runs that block each other both through when %s', async (minding) => {
    await uow.run(async () => {
      await add('a');
      await add('b');
    });
    const met = gate();
    let [arrived, attempts] = [0, 0];
    const cross = (one: string, other: string) =>
      uow.run(async () => {
        attempts++;
        await bump(one);
        if (++arrived === 2) met.open();
        if (name === 'MariaDB') await met.opened;
        const second = bump(other);
        await (minding === 'both mind' ? second : second.catch(() => undefined));
      });
    await Promise.all([cross('a', 'b'), cross('b', 'a')]);
    expect([await attemptsOf('a'), await attemptsOf('b')]).toEqual([2, 2]);
    expect(attempts).toBe(name === 'MariaDB' ? 3 : 2);
  });
});
