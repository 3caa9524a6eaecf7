import { View } from '@tarojs/components';
import { cannedAnswers } from '../../../../shared/domain/canned-answers';
import { Tap } from '../../ui/tap';

/** 常用语: a tap writes the words down, still to be changed. */
export function CannedChoice({ act, onPick }: { act: string; onPick: (words: string) => void }) {
  const answers = cannedAnswers(act);
  if (answers.length === 0) return null;
  return (
    <View className="v-gap">
      <View className="v-sub">常用语,点一下填上</View>
      {answers.map((words) => <Tap key={words} className="v-pick" label={`常用语:${words}`} onTap={() => onPick(words)}><View className="v-grow">{words}</View></Tap>)}
    </View>
  );
}
