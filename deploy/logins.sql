-- Run once by a superuser, with the two passwords in the environment:
--   CARENET_OWNER_PASSWORD=… CARENET_APP_PASSWORD=… psql -f deploy/logins.sql
\set ON_ERROR_STOP on
-- A statement that fails is logged with its passwords otherwise.
SET log_min_error_statement = panic;
\getenv owner_password CARENET_OWNER_PASSWORD
\getenv app_password CARENET_APP_PASSWORD
CREATE ROLE carenet_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE carenet_app LOGIN PASSWORD :'app_password';
CREATE DATABASE carenet OWNER carenet_owner TEMPLATE template0 ENCODING 'UTF8';
REVOKE ALL ON DATABASE carenet FROM PUBLIC;
GRANT CONNECT ON DATABASE carenet TO carenet_app;
-- So that "migrate" sets the settings below again after a restore.
GRANT SET ON PARAMETER log_error_verbosity, log_min_error_statement, log_parameter_max_length, log_parameter_max_length_on_error TO carenet_owner;
-- The server's log must not quote values: "Key (mail_key)=(…) already exists".
ALTER DATABASE carenet SET log_error_verbosity = terse;
ALTER DATABASE carenet SET log_min_error_statement = panic;
ALTER DATABASE carenet SET log_parameter_max_length = 0;
ALTER DATABASE carenet SET log_parameter_max_length_on_error = 0;
