import type { followUp as zh } from '../zh/followUp.ts';

export const followUp: Record<keyof typeof zh, string> = {
  'followUp.title': 'Write a follow-up',
  'followUp.action': 'Follow up',
  'followUp.about': 'About',
  'followUp.kind': 'What',
  'followUp.result': 'Result',
  'followUp.resultHint': 'What was said, what came of it',
  'followUp.resultMissing': 'Write down what came of it',
  'followUp.aboutMissing': 'Choose what this is about',
  'followUp.next': 'Next step',
  'followUp.nextHint': 'May stay empty',
  'followUp.nextMissing': 'Write down what is to be done next',
  'followUp.due': 'On',
  'followUp.dueMissing': 'Choose the day of the next step',
  'followUp.tomorrow': 'Tomorrow',
  'followUp.inThreeDays': 'In 3 days',
  'followUp.nextWeek': 'Next week',
  'followUp.save': 'Save follow-up',
  'followUp.keys': 'Ctrl + Enter saves it',
  'followUp.saved': 'Follow-up saved',
  'followUp.savedWithNext': 'Follow-up saved, and the next step is among the tasks',
};
