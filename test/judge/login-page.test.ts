import { describe, expect, test } from 'vitest';
import { isLoginPage } from '../../src/judge/login-page.ts';

describe('isLoginPage', () => {
  test.each([
    'https://accounts.google.com/v3/signin/identifier?continue=x',
    'https://accounts.google.com/ServiceLogin',
    'https://consent.youtube.com/m?continue=x',
    'https://tenant.okta.com/app/x',
    'https://site.example/login',
    'https://site.example/Login/',
    'https://site.example/log-in',
    'https://site.example/wp-login.php?redirect_to=x',
    'https://site.example/account/SignIn.aspx',
    'https://gitlab.example/users/sign_in',
    'https://site.example/session/new',
    'https://x.com/i/flow/login',
    'https://www.linkedin.com/authwall?trk=x',
  ])('%s is', (url) => expect(isLoginPage(url)).toBe(true));

  test.each([
    'https://site.example/',
    'https://site.example/docs/login/setup',
    'https://site.example/how-to-login-safely',
    'https://site.example/?login',
    'https://google.com/',
    'https://okta.com.site.example/',
    'no address',
    '',
  ])('%s is not', (url) => expect(isLoginPage(url)).toBe(false));
});
