import { tellOfBudgets } from './story.ts';

tellOfBudgets('sid');
