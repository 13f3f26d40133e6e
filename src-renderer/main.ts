import { mount } from 'svelte';
import { z } from 'zod';
import App from './App.svelte';
import './ui/theme.css';

// The page's policy allows no code made at run time, which zod would try.
z.config({ jitless: true });

mount(App, { target: document.getElementById('app')! });
