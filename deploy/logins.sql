-- Run once by a superuser, with the two passwords in the environment:
--   CARENET_OWNER_PASSWORD=… CARENET_APP_PASSWORD=… psql -f deploy/logins.sql
\set ON_ERROR_STOP on
\getenv owner_password CARENET_OWNER_PASSWORD
\getenv app_password CARENET_APP_PASSWORD
CREATE ROLE carenet_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE carenet_app LOGIN PASSWORD :'app_password';
CREATE DATABASE carenet OWNER carenet_owner TEMPLATE template0 ENCODING 'UTF8';
REVOKE ALL ON DATABASE carenet FROM PUBLIC;
GRANT CONNECT ON DATABASE carenet TO carenet_app;
