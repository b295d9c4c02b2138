import Link from 'next/link';
import type { ReactNode } from 'react';
import './styles.css';

export const metadata = { title: 'Dashboard', icons: 'data:,' };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <nav aria-label="Dashboard">
          <Link href="/">Chatbots</Link>
          <Link href="/sessions">Sessions</Link>
        </nav>
        <main>{children}</main>
      </body>
    </html>
  );
}
