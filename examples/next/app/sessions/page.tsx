import { Sessions } from '../Sessions';

export default function Page() {
  return <Sessions />;
}
