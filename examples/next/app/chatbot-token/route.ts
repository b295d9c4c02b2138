import { SignJWT } from 'jose';

/** Your own sign-in knows who this is. */
const user = { id: 'anna', company: 'demo', isAdmin: true };

/** Signs a token for the operator, with the JWT_SECRET of the chat server. */
export async function POST(): Promise<Response> {
  const secret = process.env['CHATBOT_JWT_SECRET'];
  if (!secret)
    throw new Error('CHATBOT_JWT_SECRET is missing: it is the chat server’s JWT_SECRET.');
  const token = await new SignJWT({
    tenant: user.company,
    role: user.isAdmin ? 'admin' : 'operator',
  })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(user.id)
    .setIssuedAt()
    .setExpirationTime('5 minutes')
    .sign(new TextEncoder().encode(secret));
  return Response.json({ token });
}
