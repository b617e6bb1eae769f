export { sentence, wordsOf, type Words } from '@gongsuan/words';
