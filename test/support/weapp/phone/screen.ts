interface Question {
  title?: string;
  content?: string;
}

/** What WeChat draws itself: toasts, questions, titles; and how the person answers. */
export class PhoneScreen {
  readonly toasts: string[] = [];
  readonly questions: Question[] = [];
  readonly previews: string[][] = [];
  /** Template ids WeChat asked about, question by question. */
  readonly subscriptions: string[][] = [];
  loading: string | undefined;
  /** Answers wx.showModal. */
  says: (question: Question) => boolean = () => true;
  /** Answers wx.requestSubscribeMessage, template by template; undefined is the main switch turned off. */
  allows: (templateId: string) => 'accept' | 'reject' | 'ban' | undefined = () => 'accept';
  /** Answers wx.showActionSheet; undefined taps beside it. */
  picks: (items: string[]) => number | undefined = () => 0;
}
