import { SetMetadata } from '@nestjs/common';

export const PUBLIC = 'markwarden:public';

/** Opens a handler to requests without a session. Everything else needs one. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC, true);
