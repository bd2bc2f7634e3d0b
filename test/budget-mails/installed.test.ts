import { tellOfBudgets } from './story.ts';

tellOfBudgets('installed');
