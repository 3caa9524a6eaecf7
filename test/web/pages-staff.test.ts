import { lookAt } from '../support/web/looked-pages';
import { staffPages } from '../support/web/page-list';

jest.setTimeout(40_000);

lookAt(staffPages);
