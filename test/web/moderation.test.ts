import { DEMO_REVIEW_WORD } from '../../server/src/core/wechat/demo-wechat';
import { YANGJIAWAN } from '../support/people';
import { axeComplaints, cutWords, smallTaps } from '../support/web/inspection';
import { cameraPhoto } from '../support/web/photo';
import { Web } from '../support/web/web';

jest.setTimeout(60_000);

describe('something the machine is not sure about', () => {
  let web: Web;

  beforeAll(async () => {
    web = await Web.start();
  });
  afterAll(async () => {
    expect(web.crashes).toEqual([]);
    await web.close();
  });

  it('is sent back by the town with a reason, appealed against, and let through by the county', async () => {
    const secretary = await web.phoneOf('secretary');
    await secretary.open(`staff/publish?villageId=${YANGJIAWAN}`);
    await secretary.write('标题', '老照片征集');
    await secretary.write('正文', `把家里的老照片拿出来(${DEMO_REVIEW_WORD})。`);
    await secretary.tap('村内广播', 'radio');
    await secretary.choose('加照片', await cameraPhoto('老屋', '#8a6410'));
    await secretary.sees('1 / 9');
    await secretary.tap('发出去');
    await secretary.sees('改这条');
    await web.later(1);
    await secretary.open('mine');
    await secretary.sees('还没公开的', /村里发的内容 · 等人工看一下/);
    await secretary.shot('moderation-1-mine');

    const follower = await web.phoneOf('follower');
    await follower.open('village');
    await follower.seesNo('老照片征集');

    const town = await web.phoneOf('town-officer');
    await town.open('staff/workbench');
    await town.tap(/内容审核/);
    await town.sees('等人看', /老照片征集/, /机器拿不准/);
    await town.shot('moderation-2-desk');
    await town.tap(/老照片征集/);
    await town.sees(/把家里的老照片拿出来/, '通过', '不通过');
    await town.shot('moderation-3-one');
    expect([await cutWords(town.page), await smallTaps(town.page), await axeComplaints(town.page)]).toEqual([[], [], []]);
    await town.tap('不通过');
    await town.write('理由', '照片里有别人家的人脸');
    await town.tap('退回给作者');
    await town.sees(/没有等人看的内容/);

    await web.later(1);
    await secretary.open('mine');
    await secretary.sees('照片里有别人家的人脸');
    await secretary.tap('申诉');
    await secretary.write('理由', '三户都签字同意了');
    await secretary.shot('moderation-4-appeal');
    await secretary.tap('提交申诉');
    await secretary.sees('收到申诉,会请另一位干部看');

    await town.open('staff/moderation');
    await town.sees('申诉', '要由别人看');
    const county = await web.phoneOf('county-officer');
    await county.open('staff/moderation');
    await county.tap(/老照片征集/);
    await county.sees('作者申诉:三户都签字同意了', '上次没通过:照片里有别人家的人脸');
    await county.shot('moderation-5-appeal');
    await county.tap('通过');
    await county.sees(/没有等人看的内容/);

    await follower.open('village');
    await follower.sees('老照片征集');
  });
});
