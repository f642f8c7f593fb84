import type { FC } from 'react';
import type { OperandProps } from '../fieldView.ts';

export type SingleOperandProps = Omit<OperandProps, 'operator'> & { label: string };

export type SingleOperand = FC<SingleOperandProps>;
