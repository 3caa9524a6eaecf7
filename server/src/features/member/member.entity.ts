import { Entity, Index } from 'typeorm';
import { Id, Int, Ref, Str, Time } from '../../core/database/columns';

/** A person who has signed in. Nothing of WeChat is kept but the openid, and that only hashed and encrypted. */
@Entity('member')
@Index(['openidHash'], { unique: true })
export class Member {
  @Id() id: string;
  /** Keyed hash, to find the person by. */
  @Str(64) openidHash: string;
  /** AES-256-GCM, needed to send messages. */
  @Str(255) openidCipher: string;
  @Str(20) nickname: string;
  /** Version of the privacy notice agreed to; 0 = none yet. */
  @Int() consentVersion: number;
  @Time({ nullable: true }) consentAt: number | null;
  /** Villages followed; kept by the statements that follow and unfollow. */
  @Int() followCount: number;
  @Time() createdAt: number;
}

/** One phone's sign-in. */
@Entity('session')
@Index(['tokenHash'], { unique: true })
@Index(['memberId'])
export class Session {
  @Id() id: string;
  /** SHA-256 of the bearer token, which is nowhere stored. */
  @Str(64) tokenHash: string;
  @Ref() memberId: string;
  @Time() createdAt: number;
  @Time() expiresAt: number;
  @Time({ nullable: true }) revokedAt: number | null;
}
