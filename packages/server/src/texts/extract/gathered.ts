import { mostCharacters } from './limits.ts';

/** A text that is put together of pieces, up to what is kept of one. */
export class Gathered {
  private readonly pieces: string[] = [];
  private length = 0;

  get full(): boolean {
    return this.length > mostCharacters;
  }

  add(piece: string): void {
    if (this.full || piece === '') return;
    this.pieces.push(piece);
    this.length += piece.length;
  }

  toString(): string {
    return this.pieces.join('');
  }
}
