import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { names } from './class-names';
import { spoken } from './spoken';

export interface Column<T> {
  title: string;
  cell: (row: T) => ReactNode;
  /** Numbers and short words take little room. */
  narrow?: boolean;
}

interface TableProps<T> {
  rows: readonly T[];
  columns: readonly Column<T>[];
  keyOf: (row: T) => string;
  label: string;
}

const cellLook = ({ narrow }: { narrow?: boolean }): string => names('v-table__cell', narrow && 'v-table__cell--narrow');

/** For wide screens, where people compare. */
export function Table<T>({ rows, columns, keyOf, label }: TableProps<T>) {
  return (
    <View className="v-table" {...spoken({ role: 'table', label })}>
      <View className="v-table__row v-table__row--head" {...spoken({ role: 'row' })}>
        {columns.map((column) => <View key={column.title} className={cellLook(column)} {...spoken({ role: 'columnheader' })}>{column.title}</View>)}
      </View>
      {rows.map((row) => (
        <View key={keyOf(row)} className="v-table__row" {...spoken({ role: 'row' })}>
          {columns.map((column) => <View key={column.title} className={cellLook(column)} {...spoken({ role: 'cell' })}>{column.cell(row)}</View>)}
        </View>
      ))}
    </View>
  );
}
