import { lookAt } from '../support/web/looked-pages';
import { residentPages } from '../support/web/page-list';

jest.setTimeout(40_000);

lookAt(residentPages);
