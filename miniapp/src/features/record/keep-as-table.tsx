import { View } from '@tarojs/components';
import { Button } from '../../ui/button';

/** The lines as a table of one's own: a computer opens it, a printer prints it. */
export function KeepAsTable({ file }: { file: { isPending: boolean; mutate: () => void } }) {
  return <View className="v-gap"><Button kind="line" wide icon="download" busy={file.isPending} busyWords="正在做表…" onTap={() => file.mutate()}>存为表格</Button></View>;
}
