export function measureInitialLoad(dir: string): { script: number; style: number; font: number };
