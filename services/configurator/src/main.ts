import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import './design/tokens.css';
import './design/base.css';
import { createTexts } from './i18n/createTexts';

createTexts().then((texts) => createApp(App).use(createPinia()).use(texts).mount('#app'));
